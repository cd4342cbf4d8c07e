import { arqueroPeer } from './arquero';
import { duckdbPeer } from './duckdb';
import { opsbookPeer } from './opsbook';
import { cancelled, load } from './load';
import { QUESTIONS, type Peer } from './peer';
import { longestGap, timed } from './time';

const PEERS: readonly Peer[] = [opsbookPeer, duckdbPeer, arqueroPeer];

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

Object.assign(window, { cancelled, load, measure, peers: PEERS.map(({ name }) => name) });
