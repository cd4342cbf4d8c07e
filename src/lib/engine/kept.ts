/** So many values by key: those that were asked for or put last. */
export class Kept<T> {
	readonly #values = new Map<string, T>();

	constructor(private readonly most: number) {}

	get(key: string): T | undefined {
		const value = this.#values.get(key);
		if (value === undefined) return undefined;
		this.#values.delete(key);
		this.#values.set(key, value);
		return value;
	}

	set(key: string, value: T): void {
		this.#values.delete(key);
		this.#values.set(key, value);
		if (this.#values.size > this.most) this.#values.delete(this.#values.keys().next().value!);
	}

	delete(key: string): void {
		this.#values.delete(key);
	}
}
