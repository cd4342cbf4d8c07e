import { arqueroPeer } from './arquero';
import { duckdbPeer } from './duckdb';
import { opsbookPeer } from './opsbook';
import { QUESTIONS, type Peer } from './peer';

const PEERS: readonly Peer[] = [opsbookPeer, duckdbPeer, arqueroPeer];

/** The longest time that the page's own thread did not get to run while `work` was under way. */
async function longestGap(work: Promise<unknown>): Promise<number> {
	let longest = 0;
	let over = false;
	void work.finally(() => (over = true)).catch(() => undefined);
	const channel = new MessageChannel();
	let last = performance.now();
	await new Promise<void>((resolve) => {
		channel.port1.onmessage = () => {
			const now = performance.now();
			longest = Math.max(longest, now - last);
			last = now;
			if (over) resolve();
			else channel.port2.postMessage(null);
		};
		channel.port2.postMessage(null);
	});
	await work;
	return longest;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return performance.now() - start;
}

export interface Measured {
	readonly peer: string;
	readonly ms: Readonly<Record<string, number>>;
	readonly answers: Readonly<Record<string, readonly (readonly number[])[]>>;
	readonly gapMs: number;
}

/** One round of one engine: start, import, arrange, stop, reopen with a first answer, then each question `repeat` times. */
async function measure(name: string, repeat: number): Promise<Measured> {
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
		await peer.ask('funnel');
		ms['open'] = performance.now() - start;
	}
	const answers: Record<string, readonly (readonly number[])[]> = {};
	for (const question of QUESTIONS) {
		const times: number[] = [];
		for (let i = 0; i < repeat; i++) {
			times.push(
				await timed(async () => {
					answers[question] = await peer.ask(question);
				}),
			);
		}
		ms[question] = times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
	}
	await peer.stop();
	return { peer: name, ms, answers, gapMs };
}

Object.assign(window, { measure, peers: PEERS.map(({ name }) => name) });
