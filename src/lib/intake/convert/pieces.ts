/** Bytes that are gathered before they become a Blob, which a browser may lay on its disk. */
const PIECE = 4 * 1024 * 1024;

/** Makes one Blob of many small byte arrays without ever holding all of them in memory. */
export class BlobPieces {
	readonly #blobs: Blob[] = [];
	#waiting: Uint8Array<ArrayBuffer>[] = [];
	#bytes = 0;
	size = 0;

	push(bytes: Uint8Array<ArrayBuffer>): void {
		this.#waiting.push(bytes);
		this.#bytes += bytes.length;
		this.size += bytes.length;
		if (this.#bytes >= PIECE) this.#flush();
	}

	finish(): Blob {
		this.#flush();
		return new Blob(this.#blobs);
	}

	#flush(): void {
		if (this.#waiting.length === 0) return;
		this.#blobs.push(new Blob(this.#waiting));
		this.#waiting = [];
		this.#bytes = 0;
	}
}
