import { pickMedia } from './pick-media';

type Options = Record<string, unknown> & {
  success(result: object): void;
  fail(failure: { errMsg: string }): void;
};

function install(choose: (options: Options) => void, orientation = 'up'): void {
  const getImageInfo = ({ success }: Options) => success({ width: 400, height: 300, orientation });
  Object.assign(globalThis, { wx: { chooseMedia: choose, getImageInfo } });
}

const PHOTO = { tempFilePath: 'wxfile://tmp_1.jpg', size: 5000, fileType: 'image' };

test('pictures of the album come with their size', async () => {
  let asked: Options | undefined;
  install((options) => {
    asked = options;
    options.success({ tempFiles: [PHOTO, { ...PHOTO, tempFilePath: 'wxfile://tmp_2.jpg' }] });
  });
  const pictures = await pickMedia('album');
  expect(asked).toMatchObject({ count: 9, mediaType: ['image', 'video'], sourceType: ['album'] });
  expect(pictures).toEqual([
    { type: 'image', localPath: 'wxfile://tmp_1.jpg', width: 400, height: 300, bytes: 5000 },
    { type: 'image', localPath: 'wxfile://tmp_2.jpg', width: 400, height: 300, bytes: 5000 },
  ]);
});

test('a photograph that lies on its side is measured as it is shown', async () => {
  install(({ success }) => success({ tempFiles: [PHOTO] }), 'right');
  await expect(pickMedia('camera')).resolves.toMatchObject([{ width: 300, height: 400 }]);
});

test('whoever changes their mind sends nothing; a closed camera is said', async () => {
  install(({ fail }) => fail({ errMsg: 'chooseMedia:fail cancel' }));
  await expect(pickMedia('camera')).resolves.toEqual([]);
  install(({ fail }) => fail({ errMsg: 'chooseMedia:fail auth deny' }));
  await expect(pickMedia('camera')).rejects.toThrow('auth deny');
});

test('a video comes with its poster, its size and how long it is', async () => {
  const film = { ...PHOTO, fileType: 'video', thumbTempFilePath: 'wxfile://t.jpg' };
  install(({ success }) =>
    success({ tempFiles: [{ ...film, duration: 7.5, width: 640, height: 360 }] }),
  );
  await expect(pickMedia('camera')).resolves.toEqual([
    {
      type: 'video',
      localPath: 'wxfile://tmp_1.jpg',
      posterPath: 'wxfile://t.jpg',
      bytes: 5000,
      durationMs: 7500,
      width: 640,
      height: 360,
    },
  ]);
});

test('files of the chats come with their names, and only kinds that are taken are offered', async () => {
  let asked: Options | undefined;
  const chooseMessageFile = (options: Options) => {
    asked = options;
    options.success({ tempFiles: [{ path: 'wxfile://a', name: '报价.pdf', size: 17 }] });
  };
  Object.assign(globalThis, { wx: { chooseMessageFile } });
  const mime = 'application/octet-stream';
  await expect(pickMedia('file')).resolves.toEqual([
    { type: 'file', localPath: 'wxfile://a', name: '报价.pdf', mime, bytes: 17 },
  ]);
  expect(asked).toMatchObject({ type: 'file', extension: expect.arrayContaining(['pdf']) });
  expect(asked?.extension).not.toContain('exe');
});
