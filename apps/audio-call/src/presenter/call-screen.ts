import { fill, type CallWords } from '../i18n/call-words';
import type { CallPhase } from './call-phase';

/** What is on screen. */
export interface CallScreen {
  phase: CallPhase['name'];
  /** Where the call stands, in a word or two. */
  title: string;
  /** What that means, or what to do; may be empty. */
  note: string;
  /** That the call is recorded, or will be; empty: it is not. */
  mark: string;
  /** Time talked; empty: nobody has answered. */
  clock: string;
  isLive: boolean;
  /** What the round button at the bottom does. */
  action: 'dial' | 'hangUp';
  /** Leads to the settings of the mini-program. */
  hasSettings: boolean;
}

/** @param now Of this device, ms since 1970. */
export function screenOf(phase: CallPhase, words: CallWords, now: number): CallScreen {
  const isLive = phase.name !== 'ready' && phase.name !== 'ended' && phase.name !== 'failed';
  return {
    phase: phase.name,
    title: titleOf(phase, words),
    note: noteOf(phase, words),
    mark: markOf(phase, words),
    clock: clockOf(phase, now),
    isLive,
    action: isLive ? 'hangUp' : 'dial',
    hasSettings: phase.name === 'failed' && phase.way === 'settings',
  };
}

function titleOf(phase: CallPhase, words: CallWords): string {
  if (phase.name === 'waiting') return phase.ahead === undefined ? words.connecting : words.queued;
  if (phase.name === 'connected') return phase.hold === 'held' ? words.held : words.connected;
  if (phase.name !== 'ended') return words[phase.name];
  switch (phase.closeBy) {
    case 'seat':
      return words.endedBySeat;
    case 'admin':
      return words.endedBySystem;
    case 'timer':
      return words.endedByTimer;
    default:
      return phase.talk === 'none' ? words.cancelled : words.ended;
  }
}

function noteOf(phase: CallPhase, words: CallWords): string {
  switch (phase.name) {
    case 'ready':
      return words.readyNote;
    case 'dialling':
      return words.diallingNote;
    case 'waiting':
      return phase.ahead === undefined ? (phase.text ?? words.waitingNote) : placeOf(phase, words);
    case 'ringing':
      return words.ringingNote;
    case 'connected':
      return phase.hold === 'held' ? words.heldNote : '';
    case 'ended':
      // Nobody online, out of hours: the flow has said it better than the phone could.
      return phase.talk === 'none' && phase.closeBy !== 'client' ? (phase.text ?? '') : '';
    case 'failed':
      return phase.message;
  }
}

function markOf(phase: CallPhase, words: CallWords): string {
  if (!('isRecorded' in phase) || !phase.isRecorded) return '';
  return phase.name === 'connected' ? words.recorded : words.toBeRecorded;
}

function placeOf(
  { ahead = 0, waitMinutes }: Extract<CallPhase, { name: 'waiting' }>,
  words: CallWords,
): string {
  const place = ahead === 0 ? words.next : fill(words.ahead, { count: ahead });
  if (waitMinutes === undefined) return place;
  return `${place} · ${fill(words.estimate, { minutes: waitMinutes })}`;
}

function clockOf(phase: CallPhase, now: number): string {
  if (phase.name === 'connected') return durationText(now - phase.since);
  return phase.name === 'ended' && phase.talk === 'talked' ? durationText(phase.durationMs) : '';
}

/** `0:07`, `12:30`, `1:02:05`. */
export function durationText(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  const rest = `${hours > 0 ? two(minutes) : minutes}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
