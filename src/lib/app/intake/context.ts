import { getContext, setContext } from 'svelte';
import type { Intake } from './intake.svelte';

const KEY = Symbol('intake');
export const provideIntake = (intake: Intake): Intake => setContext(KEY, intake);
export const useIntake = (): Intake => getContext<Intake>(KEY);
