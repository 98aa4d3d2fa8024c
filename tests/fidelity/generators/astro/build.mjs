// Articles as a JSON object on the input; their HTML as one on the output. See ../node.py.
import { text as wholeText } from 'node:stream/consumers'
import { createMarkdownProcessor, parseFrontmatter } from '@astrojs/markdown-remark'

// Images stay with their addresses, as `path` is what Astro collects local ones by.
const processor = await createMarkdownProcessor()
console.warn = () => {} // of languages that Shiki does not know
const built = {}
for (const [name, text] of Object.entries(JSON.parse(await wholeText(process.stdin)))) {
  try {
    const { frontmatter, content } = parseFrontmatter(text)
    built[name] = (await processor.render(content, { frontmatter })).code
  } catch (error) {
    console.error(`${name}: ${error.message}`)
  }
}
process.stdout.write(JSON.stringify(built))
