// Articles as a JSON object on the input; their HTML as one on the output. See ../node.py.
import { readFileSync } from 'node:fs'
import { text as wholeText } from 'node:stream/consumers'
import { resolve } from 'node:path'
import { createMarkdownRenderer } from 'vitepress'
import { createSSRApp } from 'vue/dist/vue.cjs.js'
import { parse } from 'vue/compiler-sfc'
import { renderToString } from 'vue/server-renderer'

const folder = resolve('docs')
const silent = { info() {}, warn() {}, error() {} }
const markdown = await createMarkdownRenderer(folder, {}, '/', silent)

// The theme's badge is the one component that is shown, not left for Vue.
const source = 'node_modules/vitepress/dist/client/theme-default/components/VPBadge.vue'
const template = parse(readFileSync(source, 'utf8')).descriptor.template.content
const Badge = { props: { text: String, type: { default: 'tip' } }, template }
async function withBadges(html) {
  const parts = html.split(/(<Badge(?=[\s/>])(?:"[^"]*"|'[^']*'|[^"'>])*?(?:\/>|>.*?<\/Badge>))/s)
  for (let at = 1; at < parts.length; at += 2) {
    const app = createSSRApp({ template: parts[at], components: { Badge } })
    parts[at] = (await renderToString(app)).replace(/<!--.*?-->/gs, '')
  }
  return parts.join('')
}

const built = {}
for (const [name, text] of Object.entries(JSON.parse(await wholeText(process.stdin)))) {
  const path = resolve(folder, 'article.md')
  try {
    const html = markdown.render(text, { path, realPath: path, relativePath: 'article.md', cleanUrls: false })
    built[name] = await withBadges(html)
  } catch (error) {
    console.error(`${name}: ${error.message}`)
  }
}
process.stdout.write(JSON.stringify(built))
