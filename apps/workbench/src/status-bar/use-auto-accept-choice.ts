import type { AgentId } from '@ccc/protocol';
import { usePreferences } from '../app/preferences';

/** Whether this agent accepts automatically at this browser, and the changing of it. */
export function useAutoAcceptChoice(
  agent: AgentId | undefined,
): [isOn: boolean, choose: (isOn: boolean) => void] {
  const { preferences, change } = usePreferences();
  const { autoAccept } = preferences;
  const isOn = agent !== undefined && autoAccept.includes(agent);
  const choose = (wanted: boolean) => {
    if (agent === undefined) return;
    const others = autoAccept.filter((id) => id !== agent);
    change({ autoAccept: wanted ? [...others, agent] : others });
  };
  return [isOn, choose];
}
