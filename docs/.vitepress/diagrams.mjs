import { renderMermaidSVG } from 'beautiful-mermaid';

const options = { bg: 'var(--vp-c-bg)', fg: 'var(--vp-c-text-1)', transparent: true, padding: 8 };

/** Draws `mermaid` blocks while the site is built, in the colours of the page. */
export function drawDiagrams(markdown) {
  const { fence } = markdown.renderer.rules;
  markdown.renderer.rules.fence = (tokens, index, ...rest) => {
    const { info, content } = tokens[index];
    if (info.trim() !== 'mermaid') return fence(tokens, index, ...rest);
    const svg = renderMermaidSVG(content, options)
      // Scrolls where the page is too narrow to read it.
      .replace('style="', 'style="max-width: max(100%, 56rem); height: auto; ')
      // Fonts from Google.
      .replaceAll(/@import url\([^)]*\);?/g, '');
    // Vue would drop the styles of an SVG in its template.
    const encoded = encodeURIComponent(svg).replaceAll("'", '%27');
    return `<div style="margin: 1rem 0; overflow-x: auto" v-html="decodeURIComponent('${encoded}')"></div>\n`;
  };
}
