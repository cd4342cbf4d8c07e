const SHORT = 24;

/** Whether each run `offsets[r] … offsets[r + 1]` of `time` is in ascending order. Throws RangeError on NaN. */
export function runsAscend(time: Float64Array, offsets: Uint32Array): boolean {
	let ascending = true;
	for (let r = 0; r + 1 < offsets.length; r++) {
		if (!isAscending(time, offsets[r]!, offsets[r + 1]!)) ascending = false;
	}
	return ascending;
}

/**
 * Sorts each run of `time` ascending, in place, and moves `carried` along; equal times stay as they lie. Runs in order
 * already are only looked at.
 */
export function sortRuns(time: Float64Array, carried: Uint32Array, offsets: Uint32Array): void {
	for (let r = 0; r + 1 < offsets.length; r++) {
		const from = offsets[r]!;
		const to = offsets[r + 1]!;
		if (isAscending(time, from, to)) continue;
		if (to - from <= SHORT) insertionSort(time, carried, from, to);
		else mergeSort(time, carried, from, to);
	}
}

function isAscending(time: Float64Array, from: number, to: number): boolean {
	let ascending = true;
	let last = -Infinity;
	for (let i = from; i < to; i++) {
		const t = time[i]!;
		if (t < last) ascending = false;
		else if (t !== t) throw new RangeError('an event has no time');
		last = t;
	}
	return ascending;
}

function insertionSort(time: Float64Array, carried: Uint32Array, from: number, to: number): void {
	for (let i = from + 1; i < to; i++) {
		const t = time[i]!;
		const c = carried[i]!;
		let at = i;
		for (; at > from && time[at - 1]! > t; at--) {
			time[at] = time[at - 1]!;
			carried[at] = carried[at - 1]!;
		}
		time[at] = t;
		carried[at] = c;
	}
}

/** Bottom-up merge sort of a long run, from insertion-sorted blocks. */
function mergeSort(time: Float64Array, carried: Uint32Array, from: number, to: number): void {
	for (let start = from; start < to; start += SHORT) {
		insertionSort(time, carried, start, Math.min(start + SHORT, to));
	}
	const leftTime = new Float64Array(to - from);
	const leftCarried = new Uint32Array(to - from);
	for (let width = SHORT; width < to - from; width *= 2) {
		for (let start = from; start + width < to; start += 2 * width) {
			const middle = start + width;
			if (time[middle - 1]! <= time[middle]!) continue;
			leftTime.set(time.subarray(start, middle));
			leftCarried.set(carried.subarray(start, middle));
			merge(time, carried, leftTime, leftCarried, start, middle, Math.min(middle + width, to));
		}
	}
}

/** Merges the copied left half with the right half, which lies where it is, into `start … end`. */
function merge(
	time: Float64Array,
	carried: Uint32Array,
	leftTime: Float64Array,
	leftCarried: Uint32Array,
	start: number,
	middle: number,
	end: number,
): void {
	const leftLength = middle - start;
	let left = 0;
	let right = middle;
	for (let at = start; left < leftLength; at++) {
		if (right < end && time[right]! < leftTime[left]!) {
			time[at] = time[right]!;
			carried[at] = carried[right++]!;
		} else {
			time[at] = leftTime[left]!;
			carried[at] = leftCarried[left++]!;
		}
	}
}
