/** One answer that the customer may tap instead of typing; the keyword is what is sent. */
export interface Choice {
  keyword: string;
  label: string;
}

/** Words; `choices` comes only from the flow. At most {@link LIMITS.textMaxChars} characters. */
export interface TextContent {
  type: 'text';
  text: string;
  choices?: Choice[];
}

/** What a message says. Kinds a client does not know are shown as "not supported here". */
export type MessageContent = TextContent;

/** Limits that both sides of the wire know. */
export const LIMITS = {
  /** Characters (UTF-16 units) of one text message. */
  textMaxChars: 4000,
  /** Bytes of one frame, in either direction. */
  frameMaxBytes: 65536,
  /** Silence after which a client says `ping`. */
  heartbeatMs: 25000,
  /** Silence after which the service closes a connection. */
  idleTimeoutMs: 60000,
  /** A client command id: 1 to 64 of `A-Za-z0-9_-`. */
  commandIdMaxChars: 64,
} as const;
