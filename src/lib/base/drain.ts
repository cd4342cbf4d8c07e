/** Runs a generator to its end in one go and gives what it returns. */
export function drain<R>(steps: Generator<unknown, R, void>): R {
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
	}
}
