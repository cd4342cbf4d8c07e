import type { Opsbook } from '../opsbook.svelte';
import type { NotebookController } from './notebook.svelte';

export async function shareReport(controller: NotebookController, opsbook: Opsbook): Promise<void> {
	await controller.settle();
	opsbook.toasts.show('');
}
