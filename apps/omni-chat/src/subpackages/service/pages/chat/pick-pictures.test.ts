import { pickPictures } from './pick-pictures';

type Options = Record<string, unknown> & {
  success(result: object): void;
  fail(failure: { errMsg: string }): void;
};

function install(choose: (options: Options) => void, orientation = 'up'): void {
  const getImageInfo = ({ success }: Options) => success({ width: 400, height: 300, orientation });
  Object.assign(globalThis, { wx: { chooseMedia: choose, getImageInfo } });
}

const PHOTO = { tempFilePath: 'wxfile://tmp_1.jpg', size: 5000 };

test('pictures of the album come with their size', async () => {
  let asked: Options | undefined;
  install((options) => {
    asked = options;
    options.success({ tempFiles: [PHOTO, { ...PHOTO, tempFilePath: 'wxfile://tmp_2.jpg' }] });
  });
  const pictures = await pickPictures('album');
  expect(asked).toMatchObject({ count: 9, mediaType: ['image'], sourceType: ['album'] });
  expect(pictures).toEqual([
    { localPath: 'wxfile://tmp_1.jpg', width: 400, height: 300, bytes: 5000 },
    { localPath: 'wxfile://tmp_2.jpg', width: 400, height: 300, bytes: 5000 },
  ]);
});

test('a photograph that lies on its side is measured as it is shown', async () => {
  install(({ success }) => success({ tempFiles: [PHOTO] }), 'right');
  await expect(pickPictures('camera')).resolves.toMatchObject([{ width: 300, height: 400 }]);
});

test('whoever changes their mind sends nothing; a closed camera is said', async () => {
  install(({ fail }) => fail({ errMsg: 'chooseMedia:fail cancel' }));
  await expect(pickPictures('camera')).resolves.toEqual([]);
  install(({ fail }) => fail({ errMsg: 'chooseMedia:fail auth deny' }));
  await expect(pickPictures('camera')).rejects.toThrow('auth deny');
});
