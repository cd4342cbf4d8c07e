import { arqueroPeer } from './arquero';
import { duckdbPeer } from './duckdb';
import { opsbookPeer } from './opsbook';
import { cancelled, load } from './load';
import { QUESTIONS, SLOW, type Peer } from './peer';
import { longestGap, timed } from './time';

const PEERS: readonly Peer[] = [opsbookPeer, duckdbPeer, arqueroPeer];

export interface Measured {
	readonly peer: string;
	readonly ms: Readonly<Record<string, number>>;
	readonly answers: Readonly<Record<string, readonly (readonly number[])[]>>;
	readonly gapMs: number;
}

/** Answers that are not counted before the median is taken, of every engine. */
const WARM_UP = 10;
/** A slow question is asked no more after so long. */
const LONG_ENOUGH = 20_000;

/**
 * One round of one engine: start, import, arrange, stop, reopen with a first answer, then each question once, and after a
 * warm-up `repeat` times. `lines`: only these questions.
 */
async function measure(
	name: string,
	repeat: number,
	lines: readonly string[] | null,
): Promise<Measured> {
	const peer = PEERS.find((one) => one.name === name)!;
	const file = document.querySelector<HTMLInputElement>('input')!.files![0]!;
	const ms: Record<string, number> = {};
	ms['start'] = await timed(() => peer.start());
	let gapMs = 0;
	ms['import'] = await timed(async () => {
		gapMs = await longestGap(peer.import(file));
	});
	if (peer.arrange) ms['arrange'] = await timed(() => peer.arrange!());
	if (peer.reopen) {
		await peer.stop();
		const start = performance.now();
		await peer.reopen();
		ms['reopen'] = performance.now() - start;
		await peer.ask('funnel', 0);
		ms['open'] = performance.now() - start;
	}
	const answers: Record<string, readonly (readonly number[])[]> = {};
	for (const question of QUESTIONS) {
		if (lines === null ? SLOW.includes(question) : !lines.includes(question)) continue;
		let turn = 0;
		const ask = () => peer.ask(question, turn++);
		// The first answer finds nothing prepared and nothing compiled; it is told apart from what follows.
		const begin = performance.now();
		const answer = await ask();
		if (answer === null) continue;
		answers[question] = answer;
		ms[`${question}, first`] = performance.now() - begin;
		const start = performance.now();
		for (let i = 0; i < WARM_UP && performance.now() - start < 1000; i++) await ask();
		const times: number[] = [];
		for (let i = 0; i < repeat && performance.now() - start < LONG_ENOUGH; i++)
			times.push(await timed(ask));
		ms[question] = times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
	}
	await peer.stop();
	return { peer: name, ms, answers, gapMs };
}

Object.assign(window, { cancelled, load, measure, peers: PEERS.map(({ name }) => name) });
