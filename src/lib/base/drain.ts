/** Runs a generator to its end in one go and gives what it returns. */
export function drain<R>(steps: Generator<unknown, R, void>): R {
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
	}
}

/** Runs steps as one stretch of a longer way: their shares done become `from … to`. */
export function* stretch<R>(
	steps: Generator<number, R, void>,
	from: number,
	to: number,
): Generator<number, R, void> {
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
		yield from + step.value * (to - from);
	}
}
