import assert from 'node:assert/strict';
import { Value } from '@sinclair/typebox/value';
import { PATHS } from '../http';
import { customerLoginResponseSchema } from '../schema/http';
import { assertError } from './assert-error';
import type { ConformanceCase } from './target';
import { customerToken, freshId } from './people';
import { get, post } from './wire-client';

/** SPEC §2: logging in and tickets. */
export const httpCases: ConformanceCase[] = [
  {
    name: '§2 a code logs in once',
    async run(target) {
      const jsCode = await target.loginCode(freshId());
      const body = { sdkAppId: target.sdkAppId, jsCode };
      const first = await post(target.baseUrl, PATHS.customerLogin, body);
      assert.equal(first.status, 200);
      assert.ok(Value.Check(customerLoginResponseSchema, first.json));
      assertError(await post(target.baseUrl, PATHS.customerLogin, body), 401, 'auth.codeUsed');
    },
  },
  {
    name: '§2 a code that WeChat did not give is refused',
    async run(target) {
      const body = { sdkAppId: target.sdkAppId, jsCode: 'made-up' };
      assertError(await post(target.baseUrl, PATHS.customerLogin, body), 401, 'auth.codeInvalid');
    },
  },
  {
    name: '§2 an openid logs in with the key that came with it, and not without',
    async run(target) {
      const first = await post(target.baseUrl, PATHS.customerLogin, {
        sdkAppId: target.sdkAppId,
        jsCode: await target.loginCode(freshId()),
      });
      const { openid, openidKey } = first.json as { openid: string; openidKey: string };
      const { sdkAppId } = target;
      const again = await post(target.baseUrl, PATHS.customerLogin, {
        sdkAppId,
        openid,
        openidKey,
      });
      assert.equal(again.status, 200);
      const bare = await post(target.baseUrl, PATHS.customerLogin, { sdkAppId, openid });
      assertError(bare, 401, 'auth.openidUnknown');
    },
  },
  {
    name: '§2 an unknown instance is named',
    async run(target) {
      const jsCode = await target.loginCode(freshId());
      const answer = await post(target.baseUrl, PATHS.customerLogin, {
        sdkAppId: 1400999999,
        jsCode,
      });
      assertError(answer, 404, 'instance.unknown');
    },
  },
  {
    name: '§2 a wrong password is refused',
    async run(target) {
      const body = { sdkAppId: target.sdkAppId, email: target.agent.email, password: 'wrong' };
      assertError(await post(target.baseUrl, PATHS.agentLogin, body), 401, 'auth.badCredentials');
    },
  },
  {
    name: '§2 without a token there is no ticket, and after logout the token is nothing',
    async run(target) {
      assertError(await post(target.baseUrl, PATHS.socketTickets, {}), 401, 'auth.tokenExpired');
      const token = await customerToken(target);
      assert.equal((await get(target.baseUrl, PATHS.me, token)).status, 200);
      await post(target.baseUrl, PATHS.logout, {}, token);
      assertError(await get(target.baseUrl, PATHS.me, token), 401, 'auth.tokenExpired');
    },
  },
  {
    name: '§2 a body that does not fit is refused with what is wrong',
    async run(target) {
      const answer = await post(target.baseUrl, PATHS.customerLogin, { sdkAppId: 'many' });
      assertError(answer, 400, 'request.malformed');
    },
  },
];
