import { withCredentials } from './turn-credentials';

const NOW = Date.UTC(2026, 0, 1);

it('leaves servers without a secret as they are', () => {
  const servers = [
    { urls: ['stun:stun.example.com'] },
    { urls: ['turn:turn.example.com'], username: 'u', credential: 'c' },
  ];
  expect(withCredentials(servers, 'call', NOW)).toEqual(servers);
});

it('makes credentials that end after twelve hours, and keeps the secret', () => {
  const servers = [{ urls: ['turn:turn.example.com'], secret: 'north' }];
  // printf %s 1767268800:call | openssl dgst -sha1 -hmac north -binary | base64
  expect(withCredentials(servers, 'call', NOW)).toEqual([
    {
      urls: ['turn:turn.example.com'],
      username: '1767268800:call',
      credential: 'pBWjOiSoXj/I5y9MtyRieqlVeC0=',
    },
  ]);
});
