import * as glassEasel from 'glass-easel';
import type { ProblemLog } from './problem-log';
import { setOwner, toBackend } from './dom';
import { whenDrawn } from './drawn';
import { LATER_TAGS } from '../shared/builtin-tags';

/**
 * glass-easel's view of the document: every tag gets a `wx-` prefix, events come from
 * `runtime/events.ts` alone, and a tag that is no component is reported where it stands.
 */
export class SimulatorBackend extends glassEasel.CurrentWindowBackendContext {
  constructor(private readonly problems: ProblemLog) {
    super();
    const { createTextNode, createDocumentFragment } = this.document;
    this.document = {
      createElement: (tag) => toBackend(document.createElement(`wx-${tag}`)),
      createTextNode: createTextNode.bind(document),
      createDocumentFragment: createDocumentFragment.bind(document),
    };
  }

  override associateValue(
    element: glassEasel.domlikeBackend.Element,
    value: glassEasel.Element,
  ): void {
    super.associateValue(element, value);
    setOwner(element, value);
    const node = value.asNativeNode();
    if (node !== null) this.reportUnknown(element, node);
  }

  override onEvent(): void {}

  override setListenerStats(): void {}

  override setModelBindingStat(): void {}

  override render(done: (error: Error | null) => void): void {
    whenDrawn(() => done(null));
  }

  private reportUnknown(
    element: glassEasel.domlikeBackend.Element,
    node: glassEasel.NativeNode,
  ): void {
    const tag = node.is;
    const owner = node.ownerShadowRoot?.getHostNode().is;
    const later = LATER_TAGS.has(tag);
    element.classList.add('mp-unknown');
    element.setAttribute('data-mp-tag', tag);
    this.problems.report({
      code: later ? 'component.unavailable' : 'component.unknown',
      severity: 'error',
      message: later
        ? `<${tag}> is not yet available in the simulator`
        : `unknown component <${tag}>`,
      ...(owner && { file: `${owner}.wxml` }),
    });
  }
}
