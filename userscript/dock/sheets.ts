/**
 * Gives a document or shadow tree a style sheet of its own; gives back what takes it away. A constructed sheet where the
 * browser has them: a content security policy does not reach those.
 */
export function addSheet(root: Document | ShadowRoot, css: string): () => void {
  const window = root.ownerDocument?.defaultView ?? (root instanceof Document ? root.defaultView : null);
  if (window !== null && 'adoptedStyleSheets' in root && 'replaceSync' in window.CSSStyleSheet.prototype) {
    const sheet = new window.CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return () => {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter(one => one !== sheet);
    };
  }
  const style = document.createElement('style');
  style.textContent = css;
  (root instanceof Document ? root.head : root).append(style);
  return () => style.remove();
}
