// A worker in this thread: a message channel with an API at its other end.
import { expose, type Endpoint } from 'comlink';
import type { WorkerLike } from '$lib/engine/link';

export type FakeWorker = WorkerLike &
	Endpoint & {
		terminated: boolean;
		/** As if an error had reached the worker's top. */
		break(message: string): void;
	};

export function fakeWorker(api: object): FakeWorker {
	const { port1, port2 } = new MessageChannel();
	expose(api, port2);
	const events = new EventTarget();
	const worker: FakeWorker = {
		terminated: false,
		postMessage: (message: unknown, transfer: Transferable[] = []) =>
			port1.postMessage(message, transfer),
		addEventListener: (type: string, listener: EventListenerOrEventListenerObject) =>
			(type === 'message' ? port1 : events).addEventListener(type, listener),
		removeEventListener: (type: string, listener: EventListenerOrEventListenerObject) =>
			(type === 'message' ? port1 : events).removeEventListener(type, listener),
		terminate() {
			worker.terminated = true;
			port1.close();
			port2.close();
		},
		break(message) {
			events.dispatchEvent(Object.assign(new Event('error'), { message }));
		},
	};
	port1.start();
	return worker;
}
