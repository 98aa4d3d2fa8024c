import { defineCollection, reference, z } from 'astro:content';
import { glob } from 'astro/loaders';

// The blog: one folder of Markdown.
const blog = defineCollection({
	loader: glob({ base: './src/content/blog', pattern: '**/*.{md,mdx}' }),
	schema: ({ image }) =>
		z.object({
			title: z.string().max(60), // shown in the list
			description: z.string().max(160),
			// Transform string to Date object
			pubDate: z.coerce.date(),
			updatedDate: z.coerce.date().optional(),
			heroImage: image().optional(),
			tags: z.array(z.string()).default(['general']),
			level: z.enum(['easy', 'medium', "hard, really"]).default('easy'),
			minutes: z.number().min(1).max(120).optional(),
			canonical: z.string().url().optional(),
			related: z.array(reference('blog')).optional(),
			seo: z.object({ noindex: z.boolean().default(false), title: z.string().optional() }).optional(),
			links: z.array(z.object({ label: z.string(), href: z.string().url() })).optional(),
			draft: z.boolean().optional(),
		}),
});

const authors = defineCollection({ type: 'data', schema: z.object({ name: z.string() }) });

export const collections = { blog, 'people': authors };
