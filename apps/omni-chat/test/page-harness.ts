/** A handler of a page; events carry only a detail here. */
export type Handler = (event?: { detail: Record<string, unknown> }) => unknown;

/** An instance of a page, as its template sees it: data, lifecycle and handlers by name. */
export type PageUnderTest = { data: Record<string, unknown> } & Record<string, Handler>;

/** Loads a page's module and keeps the definition it gives to `Page`. */
export async function definitionOf(load: () => Promise<unknown>): Promise<PageUnderTest> {
  const given: PageUnderTest[] = [];
  Object.assign(globalThis, { Page: (definition: PageUnderTest) => given.push(definition) });
  await load();
  const [definition] = given;
  if (!definition) throw new Error('The module does not call Page().');
  return definition;
}

/** A new instance, before `onLoad`. @param list What `selectComponent` finds. */
export function instanceOf(definition: PageUnderTest, list: object): PageUnderTest {
  const page: PageUnderTest = Object.assign(Object.create(null), definition, {
    data: { ...definition.data },
    setData: (values: object) => Object.assign(page.data, values),
    selectComponent: () => list,
  });
  return page;
}
