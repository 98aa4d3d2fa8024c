import { defineConfig } from 'vitepress'

// https://vitepress.dev/reference/site-config
export default defineConfig({
  title: "手册", /* srcDir: 'not-this' */
  srcDir: './src',
  cleanUrls: true,
  themeConfig: { nav: [{ text: 'Home', link: '/' }] },
})
