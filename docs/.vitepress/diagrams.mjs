import { renderMermaidSVG } from 'beautiful-mermaid';

const colors = { bg: 'var(--vp-c-bg)', fg: 'var(--vp-c-text-1)', transparent: true };

/** Draws `mermaid` blocks while the site is built, in the colours of the page. */
export function drawDiagrams(markdown) {
  const { fence } = markdown.renderer.rules;
  markdown.renderer.rules.fence = (tokens, index, ...rest) => {
    const { info, content } = tokens[index];
    if (info.trim() !== 'mermaid') return fence(tokens, index, ...rest);
    // The library imports its font from Google. Vue would drop the styles from a template.
    const svg = renderMermaidSVG(content, colors).replace(/@import url\([^)]*\);?/, '');
    const encoded = encodeURIComponent(svg).replaceAll("'", '%27');
    return `<div style="overflow-x: auto" v-html="decodeURIComponent('${encoded}')"></div>\n`;
  };
}
