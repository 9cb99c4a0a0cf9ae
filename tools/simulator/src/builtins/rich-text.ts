import type { Builtin } from './builtin';

const ALLOWED = new Set(
  'a abbr b blockquote br code col colgroup dd del div dl dt em fieldset h1 h2 h3 h4 h5 h6 hr i img ins label legend li ol p q span strong sub sup table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const ALLOWED_ATTRIBUTES = new Set([
  'class',
  'style',
  'alt',
  'src',
  'height',
  'width',
  'start',
  'type',
  'colspan',
  'rowspan',
]);

interface RichNode {
  readonly type?: string;
  readonly name?: string;
  readonly text?: string;
  readonly attrs?: Readonly<Record<string, string>>;
  readonly children?: readonly RichNode[];
}

function fromNode(node: RichNode): Node {
  if (node.type === 'text' || node.name === undefined)
    return document.createTextNode(node.text ?? '');
  const name = node.name.toLowerCase();
  const element = document.createElement(ALLOWED.has(name) ? name : 'span');
  for (const [key, value] of Object.entries(node.attrs ?? {})) {
    if (ALLOWED_ATTRIBUTES.has(key)) element.setAttribute(key, value);
  }
  element.append(...(node.children ?? []).map(fromNode));
  return element;
}

function fromHtml(html: string): Node[] {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const toRich = (node: Node): RichNode =>
    node instanceof Element
      ? {
          name: node.tagName,
          attrs: Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value])),
          children: [...node.childNodes].map(toRich),
        }
      : { type: 'text', text: node.textContent ?? '' };
  return [...parsed.body.childNodes].map((node) => fromNode(toRich(node)));
}

/** `<rich-text>`: trusted tags only, no events inside. */
export const richText: Builtin = {
  properties: { nodes: null, space: '', userSelect: false, mode: 'default' },
  create({ root, value }) {
    return {
      update() {
        const nodes = value('nodes');
        const content = Array.isArray(nodes)
          ? nodes.map((node: RichNode) => fromNode(node))
          : fromHtml(String(nodes ?? ''));
        root.replaceChildren(...content);
      },
    };
  },
};
