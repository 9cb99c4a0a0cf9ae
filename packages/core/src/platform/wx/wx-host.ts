/** The part of `wx` that this package uses; the real one fits it, and so does the testkit's strict fake. */
export interface WxHost {
  request(options: {
    url: string;
    method: 'GET' | 'POST' | 'PUT' | 'DELETE';
    data?: string;
    header: Record<string, string>;
    timeout: number;
    success(result: { statusCode: number; data: unknown }): void;
    fail(failure: WxFailure): void;
  }): unknown;
  uploadFile(options: {
    url: string;
    filePath: string;
    name: string;
    header: Record<string, string>;
    timeout: number;
    success(result: { statusCode: number; data: string }): void;
    fail(failure: WxFailure): void;
  }): WxUploadTask;
  connectSocket(options: {
    url: string;
    timeout: number;
    tcpNoDelay: boolean;
    fail(failure: WxFailure): void;
  }): WxSocketTask;
  getStorageSync(key: string): unknown;
  setStorageSync(key: string, value: unknown): void;
  removeStorageSync(key: string): void;
  login(options: {
    timeout: number;
    success(result: { code: string }): void;
    fail(failure: WxFailure): void;
  }): unknown;
  onAppShow(listener: () => void): void;
  offAppShow(listener: () => void): void;
  onAppHide(listener: () => void): void;
  offAppHide(listener: () => void): void;
  onNetworkStatusChange(listener: (status: { isConnected: boolean }) => void): void;
  offNetworkStatusChange(listener: (status: object) => void): void;
}

/** How every call of `wx` fails. */
export interface WxFailure {
  errMsg: string;
}

export interface WxUploadTask {
  /** `progress` is 0 to 100. */
  onProgressUpdate(listener: (update: { progress: number }) => void): void;
}

export interface WxSocketTask {
  onOpen(listener: () => void): void;
  onMessage(listener: (message: { data: string | ArrayBuffer }) => void): void;
  onError(listener: (failure: WxFailure) => void): void;
  onClose(listener: (closed: { code: number; reason: string }) => void): void;
  send(options: { data: string; fail?(failure: WxFailure): void }): void;
  close(options: { code?: number; reason?: string; fail?(failure: WxFailure): void }): void;
}
