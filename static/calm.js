// Part of the service worker. Keeping hundreds of files for offline use is work for seconds: while the page has something better
// to do, it waits between two files.
(() => {
	const ask = self.fetch;
	/** A page that was closed does not say that it is done. */
	const AT_MOST_MS = 30_000;
	let calm = Promise.resolve();
	let goOn = () => {};
	self.addEventListener('message', ({ data }) => {
		if (data?.type !== 'BUSY') return;
		goOn();
		if (!data.busy) return;
		calm = new Promise((resolve) => {
			goOn = resolve;
			setTimeout(resolve, AT_MOST_MS);
		});
	});
	self.fetch = async (...request) => {
		await calm;
		return ask.apply(self, request);
	};
	// Once the files are there nothing waits any more.
	self.addEventListener('activate', () => goOn());
})();
