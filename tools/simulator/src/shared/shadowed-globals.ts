/** Browser globals that do not exist in a mini-program; a module sees each of them as `undefined`. */
export const SHADOWED_GLOBALS: readonly string[] = `
  window document self frames parent top opener location history navigator screen frameElement
  localStorage sessionStorage indexedDB caches cookieStore
  fetch Request Response Headers FormData XMLHttpRequest WebSocket EventSource WebTransport
  RTCPeerConnection MediaStream MediaRecorder AudioContext Worker SharedWorker ServiceWorker
  BroadcastChannel MessageChannel MessagePort Notification postMessage importScripts
  eval Function alert confirm prompt open close print stop focus blur
  requestAnimationFrame cancelAnimationFrame requestIdleCallback cancelIdleCallback
  Image Audio Option Element HTMLElement Node Document DocumentFragment Event CustomEvent
  MutationObserver IntersectionObserver ResizeObserver PerformanceObserver performance
  customElements getComputedStyle matchMedia addEventListener removeEventListener dispatchEvent
  FileReader File Blob URL URLSearchParams DOMParser XMLSerializer TextEncoder TextDecoder
  crypto atob btoa structuredClone queueMicrotask speechSynthesis visualViewport
  innerWidth innerHeight outerWidth outerHeight devicePixelRatio scrollTo scrollBy scroll
  AbortController AbortSignal`
  .trim()
  .split(/\s+/);
