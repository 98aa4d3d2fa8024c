// Articles as a JSON object on the input; their HTML as one on the output. See ../node.py.
import { readFileSync, writeFileSync } from 'node:fs'
import { createMarkdownProcessor, parseFrontmatter } from '@astrojs/markdown-remark'

// Images stay with their addresses, as `path` is what Astro collects local ones by.
const processor = await createMarkdownProcessor()
const built = {}
for (const [name, text] of Object.entries(JSON.parse(readFileSync(0, 'utf8')))) {
  try {
    const { frontmatter, content } = parseFrontmatter(text)
    built[name] = (await processor.render(content, { frontmatter })).code
  } catch (error) {
    console.error(`${name}: ${error.message}`)
  }
}
writeFileSync(1, JSON.stringify(built))
