/**
 * Runs miniprogram-ci in a process of its own: it prints on every stream and leaves handles open.
 * Asked by one IPC message, answers by one.
 */
const ci = require('miniprogram-ci');

/** @param {{ appDir: string, appid: string }} request */
async function answer({ appDir, appid }) {
  /** @type {ConstructorParameters<typeof ci.Project>[0] & { attr: () => Promise<unknown> }} */
  const options = {
    appid,
    type: 'miniProgram',
    projectPath: appDir,
    // Never used: signing happens on upload only, and `attr` answers what would be asked of the network.
    privateKey: 'offline',
    attr: async () => ci.DefaultProjectAttr,
  };
  const project = new ci.Project(options);
  const analysis = await ci.analyseCode(project, { silent: true });
  const unresolved = (analysis?.modules ?? []).flatMap((module) =>
    module.deps
      .filter((dependency) => dependency.error)
      .map(({ request }) => ({ file: module.path, request })),
  );
  try {
    await ci.getCompiledResult({ project, version: '0', setting: { useProjectConfig: true } });
    return { unresolved };
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    return { unresolved, error: message };
  }
}

process.once('message', (request) => {
  answer(/** @type {{ appDir: string, appid: string }} */ (request)).then(
    (reply) => process.send?.(reply, () => process.exit(0)),
    (error) => process.send?.({ unresolved: [], error: String(error) }, () => process.exit(0)),
  );
});
