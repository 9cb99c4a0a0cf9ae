const MAX_ROWS = 500;
const COLOURS = ['#0052d9', '#2ba471', '#e37318', '#8d4bbb', '#d54941', '#0594a8'];

/** The walk over the canvas. @param {any[]} visited */
function visits(visited) {
  return visited.map(({ label, branch }) => (branch ? `${label} · ${branch}` : label)).join(' → ');
}

/** What an event says, in a line. @param {any} event */
export function summary(event) {
  const { data } = event;
  switch (event.name) {
    case 'message.sent':
      return data.content?.text ?? `[${data.content?.type}]`;
    case 'flow.stepped':
      return visits(data.visited ?? []) || `→ ${data.snapshot?.awaiting ?? ''}`;
    case 'session.queued':
      return `${data.group?.name} · WaitNo ${data.ahead}`;
    case 'offer.made':
    case 'agent.accepted':
      return `${data.agent?.staffNo} ${data.agent?.nickname}`;
    case 'session.ended':
      return `closeBy ${data.closeBy} · ${data.reason} (${data.endStatus})`;
    case 'session.started':
      return `${data.customer?.nickname} · ${data.flow?.id} v${data.flow?.version}`;
    default:
      return JSON.stringify(data);
  }
}

/** The table of the log; names of people are learnt from the events themselves. */
export class LogTable {
  /** @type {Map<string, string>} */
  names = new Map();
  /** @type {string[]} */
  sessions = [];
  filter = '';

  /**
   * @param {HTMLTableSectionElement} body @param {HTMLElement} scroller
   * @param {(kind: string) => string} word @param {(session: string) => void} onSession
   */
  constructor(body, scroller, word, onSession) {
    this.body = body;
    this.scroller = scroller;
    this.word = word;
    this.onSession = onSession;
    body.addEventListener('click', (click) => {
      const row = /** @type {HTMLElement} */ (click.target).closest('tr');
      const cell = row?.lastElementChild;
      if (!(cell instanceof HTMLElement)) return;
      const open = cell.toggleAttribute('data-open');
      cell.textContent = (open ? cell.dataset.full : cell.dataset.line) ?? '';
    });
  }

  /** @param {any} event */
  add(event) {
    this.learn(event);
    if (!this.sessions.includes(event.session)) {
      this.sessions.push(event.session);
      this.onSession(event.session);
    }
    const atEnd =
      this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight < 40;
    this.body.append(this.row(event));
    if (this.body.rows.length > MAX_ROWS) this.body.rows[0]?.remove();
    if (atEnd) this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  /** @param {string} session '' for all */
  show(session) {
    this.filter = session;
    for (const row of this.body.rows)
      row.hidden = session !== '' && row.dataset.session !== session;
  }

  /** @param {any} event */
  learn({ data }) {
    if (data.customer) this.names.set(data.customer.id, data.customer.nickname);
    if (data.agent?.nickname)
      this.names.set(data.agent.id, `${data.agent.nickname} ${data.agent.staffNo}`);
  }

  /** @param {any} event */
  row(event) {
    const row = document.createElement('tr');
    row.dataset.session = event.session;
    row.dataset.seq = String(event.seq);
    row.dataset.testid = 'log-row';
    row.hidden = this.filter !== '' && this.filter !== event.session;
    const who = this.names.get(event.actor.id) ?? this.word(event.actor.kind);
    const time = new Date(event.at).toLocaleTimeString('zh-CN', { hour12: false });
    const line = summary(event);
    for (const text of ['', String(event.seq), time, event.name, who, line]) {
      row.insertCell().textContent = text;
    }
    const [first, last] = [row.cells[0], row.cells[5]];
    const dot = document.createElement('span');
    dot.className = 'dot';
    dot.style.background = COLOURS[this.sessions.indexOf(event.session) % COLOURS.length] ?? '';
    first?.append(dot, event.session.slice(0, 8));
    if (last) {
      last.dataset.line = line;
      last.dataset.full = JSON.stringify(event.data, null, 2);
      last.title = line;
    }
    return row;
  }
}
