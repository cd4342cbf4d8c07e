/** Colour and strength (charts/palette.ts) of a class: what is worth much in full colours, what is lost in greys. */
export interface ClassColour {
	readonly colour: 'c1' | 'c2' | 'c3' | 'c4' | 'c6' | 'c7' | 'c8';
	readonly strength: number;
}

const COLOURS: Readonly<Record<string, ClassColour>> = {
	'important-value': { colour: 'c1', strength: 1 },
	'important-develop': { colour: 'c1', strength: 0.84 },
	'important-keep': { colour: 'c3', strength: 1.14 },
	'important-win-back': { colour: 'c2', strength: 1.16 },
	'general-value': { colour: 'c8', strength: 0.62 },
	'general-develop': { colour: 'c8', strength: 0.48 },
	'general-keep': { colour: 'c8', strength: 0.36 },
	'general-win-back': { colour: 'c8', strength: 0.24 },
	champions: { colour: 'c1', strength: 1 },
	'loyal-customers': { colour: 'c1', strength: 0.84 },
	'potential-loyalists': { colour: 'c3', strength: 1.14 },
	'new-customers': { colour: 'c6', strength: 1.18 },
	promising: { colour: 'c6', strength: 0.66 },
	'needing-attention': { colour: 'c4', strength: 0.8 },
	'about-to-sleep': { colour: 'c4', strength: 0.5 },
	'at-risk': { colour: 'c2', strength: 1.16 },
	'cant-lose-them': { colour: 'c7', strength: 1 },
	hibernating: { colour: 'c8', strength: 0.56 },
	lost: { colour: 'c8', strength: 0.4 },
	others: { colour: 'c8', strength: 0.28 },
};
const NOBODY: ClassColour = { colour: 'c8', strength: 0.16 };

/** Of a class that comes with the analysis; those of one's own have theirs by their place (charts/palette.ts). */
export function colourOf(id: string): ClassColour {
	return COLOURS[id] ?? NOBODY;
}
