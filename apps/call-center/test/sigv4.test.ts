import { signatureOf } from './sigv4';

// The example "GET Object" of the S3 API's own documents.
const request = {
  method: 'GET',
  url: '/test.txt',
  headers: {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'x-amz-date': '20130524T000000Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,' +
      'SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,' +
      'Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  },
};
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

it('finds the published signature', () => {
  const found = signatureOf(request, SECRET);
  expect(found).toMatchObject({ accessKey: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1' });
  expect(found?.wanted).toBe(found?.given);
});

it('finds another for another range, and none where a header is not signed', () => {
  const { headers } = request;
  const tampered = { ...request, headers: { ...headers, range: 'bytes=0-99' } };
  const found = signatureOf(tampered, SECRET);
  expect(found?.wanted).not.toBe(found?.given);
  const added = { ...request, headers: { ...headers, 'x-amz-acl': 'public-read' } };
  expect(signatureOf(added, SECRET)).toBeNull();
});
