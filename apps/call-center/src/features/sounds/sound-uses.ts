import { soundsIn } from '@ccc/flow';
import type { SoundUse } from '@ccc/protocol';
import type { LiveFlow } from '../../store/sounds';

/** By which flows each sound is used, each flow once, by the first of its versions. */
export function soundUses(flows: readonly LiveFlow[]): Map<string, SoundUse[]> {
  const uses = new Map<string, SoundUse[]>();
  for (const { definition, ...use } of flows) {
    for (const sound of soundsIn(definition)) {
      const known = uses.get(sound) ?? [];
      if (known.some(({ flow }) => flow === use.flow)) continue;
      uses.set(sound, [...known, use]);
    }
  }
  return uses;
}
