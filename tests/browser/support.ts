// Mounting components in a real page, and looking at them with axe.
import { turn } from '$lib/ui/turn';
import '../../src/app.css';
import axe from 'axe-core';
import { flushSync, mount, unmount } from 'svelte';
import type { Component } from 'svelte';
import { onTestFinished } from 'vitest';

/** Mounts a component in a fresh box that goes away with the test. */
export function show<P extends Record<string, unknown>>(
	component: Component<P>,
	props: P,
): HTMLElement {
	const box = document.createElement('div');
	document.body.append(box);
	const made = mount(component, { target: box, props });
	flushSync();
	onTestFinished(async () => {
		await unmount(made);
		box.remove();
		delete document.documentElement.dataset['theme'];
	});
	return box;
}

export function theme(name: 'light' | 'dark'): void {
	document.documentElement.dataset['theme'] = name;
}

/** What axe finds wrong, one line each. Rules about whole pages do not apply to a box. */
export async function flaws(box: Element): Promise<string[]> {
	const { violations } = await axe.run(box, {
		rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
	});
	return violations.flatMap(({ id, nodes }) =>
		nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`),
	);
}

/** Frames, after which effects, observers and layout are done, and as many turns after each as the largest tables need. */
export async function settled(): Promise<void> {
	for (let i = 0; i < 3; i++) {
		await new Promise((resolve) => requestAnimationFrame(resolve));
		for (let k = 0; k < 20; k++) await turn();
	}
}
