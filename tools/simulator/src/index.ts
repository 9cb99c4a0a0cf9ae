export { createSimulator } from './server/simulator';
export type { CompileProblem, Simulator, SimulatorOptions } from './server/simulator';
export { formatProblem } from './shared/problem';
export type { Problem, ProblemCode, ProblemSeverity } from './shared/problem';
export type { PageSummary, SimulatorControl } from './shared/control';
