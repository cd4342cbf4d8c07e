// eslint-disable-next-line no-control-regex -- exactly these are replaced
const UNFIT = /[\\/:*?"<>|\u0000-\u001f\u202a-\u202e\u2066-\u2069]+/g;

/** Hands a file to the person. Names come from data: what file systems and screens would stumble over is replaced. */
export function download(name: string, blob: Blob): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(blob);
	link.download = name.replace(UNFIT, '_').slice(0, 120);
	link.click();
	// Some browsers read the address only after the click has returned.
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
