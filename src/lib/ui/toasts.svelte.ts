export interface Toast {
	readonly id: number;
	readonly text: string;
	readonly tone: 'plain' | 'good' | 'bad';
	/** One thing to do about it, such as undo. */
	readonly action?: { readonly label: string; readonly run: () => void };
}

/** Short messages that come and go by themselves; those with something to do, or bad news, stay longer. */
export class Toasts {
	list = $state.raw<readonly Toast[]>([]);
	#next = 0;
	readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();

	show(text: string, options: Partial<Pick<Toast, 'tone' | 'action'>> = {}): number {
		const toast: Toast = { id: this.#next++, text, tone: 'plain', ...options };
		this.list = [...this.list.slice(-2), toast];
		this.resume(toast.id);
		return toast.id;
	}

	dismiss(id: number): void {
		this.pause(id);
		this.list = this.list.filter((toast) => toast.id !== id);
	}

	/** While it is read (pointer or focus on it) it stays. */
	pause(id: number): void {
		clearTimeout(this.#timers.get(id));
		this.#timers.delete(id);
	}

	resume(id: number): void {
		this.pause(id);
		const toast = this.list.find((one) => one.id === id);
		if (toast === undefined) return;
		const ms = toast.action !== undefined || toast.tone === 'bad' ? 10_000 : 5_000;
		this.#timers.set(
			id,
			setTimeout(() => this.dismiss(id), ms),
		);
	}
}
