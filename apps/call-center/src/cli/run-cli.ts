import { parseArgs } from 'node:util';
import { CccError } from '@ccc/protocol';
import { AdminClient } from './admin-client';

export const HELP = `ccc customer export <id|openid>          导出客户的全部数据 everything kept of a customer, as JSON
ccc customer delete <id|openid> --yes    删除客户及其全部数据 remove a customer and everything kept of them

  --url URL          CCC_URL              服务地址 where the service is (default: http://127.0.0.1:8080)
  --sdk-app-id N     CCC_SDK_APP_ID       SDKAppID
  --email E          CCC_ADMIN_EMAIL      管理员邮箱 an administrator
  --password P       CCC_ADMIN_PASSWORD   密码，建议使用环境变量 better in the environment
`;

/** 0 done, 1 the service refused or could not be reached, 2 the command line is wrong. */
export type ExitCode = 0 | 1 | 2;

interface Streams {
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
}

interface Asked {
  action: 'export' | 'delete';
  key: string;
  url: string;
  sdkAppId: number;
  email: string;
  password: string;
}

/** Something is wrong with the command line; the message says what, in both languages. */
class Misuse extends Error {}

/** The administrator's commands, over the API of a running service: its data directory is locked. */
export async function runCli(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  { stdout, stderr }: Streams,
): Promise<ExitCode> {
  try {
    const asked = read(argv, env);
    if (asked === 'help') {
      stdout.write(HELP);
      return 0;
    }
    const client = await AdminClient.login(asked);
    try {
      if (asked.action === 'export') await client.exportCustomer(asked.key, stdout);
      else stdout.write(`${JSON.stringify(await client.deleteCustomer(asked.key))}\n`);
    } finally {
      await client.logout();
    }
    return 0;
  } catch (error) {
    if (error instanceof Misuse) {
      stderr.write(`${error.message}\n\n${HELP}`);
      return 2;
    }
    if (!(error instanceof CccError)) throw error;
    stderr.write(`${error.text('zh-CN')}\n${error.text('en')}\n`);
    return 1;
  }
}

function read(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Asked | 'help' {
  if (argv.includes('--help')) return 'help';
  const [area, action, key, ...rest] = argv;
  if (area !== 'customer' || (action !== 'export' && action !== 'delete')) {
    throw new Misuse('没有此命令 There is no such command.');
  }
  // An id may begin with a dash: only what is an option is none.
  if (!key || OPTION.test(key)) {
    throw new Misuse('缺少客户 ID 或 openid The id or the openid of a customer is missing.');
  }
  const values = readOptions(rest);
  if (action === 'delete' && !values.yes) {
    throw new Misuse(
      '删除无法撤销，请加 --yes 确认 Removing cannot be undone: confirm it with --yes.',
    );
  }
  const url = values.url ?? env.CCC_URL ?? 'http://127.0.0.1:8080';
  if (!URL.canParse(url)) throw new Misuse(`“${url}”不是地址 is no address.`);
  const sdkAppId = Number(values['sdk-app-id'] ?? env.CCC_SDK_APP_ID);
  if (!Number.isSafeInteger(sdkAppId)) throw new Misuse('缺少 SDKAppID is missing: --sdk-app-id.');
  const email = values.email ?? env.CCC_ADMIN_EMAIL;
  const password = values.password ?? env.CCC_ADMIN_PASSWORD;
  if (!email || !password) {
    throw new Misuse(
      '缺少管理员邮箱或密码 The e-mail or the password of an administrator is missing.',
    );
  }
  return { action, key, url: url.replace(/\/+$/, ''), sdkAppId, email, password };
}

const OPTION = /^--(url|sdk-app-id|email|password|yes)(=|$)/;

function readOptions(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        url: { type: 'string' },
        'sdk-app-id': { type: 'string' },
        email: { type: 'string' },
        password: { type: 'string' },
        yes: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
}
