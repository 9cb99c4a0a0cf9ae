// Where the service is not at the origin of this page, or for a demonstration:
// window.__CCC_DEMO__ = { demo: false, sdkAppId: 1400000001, baseUrl: 'https://cc.example.com', password: '' };
