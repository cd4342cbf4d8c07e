/** Colour and strength of a class: what is worth much in full colours, what is lost in greys. */
export interface ClassColour {
	readonly colour: 'c1' | 'c2' | 'c3' | 'c4' | 'c6' | 'c7' | 'c8';
	readonly strength: number;
}

const COLOURS: Readonly<Record<string, ClassColour>> = {
	'important-value': { colour: 'c1', strength: 1 },
	'important-develop': { colour: 'c1', strength: 0.84 },
	'important-keep': { colour: 'c3', strength: 1 },
	'important-win-back': { colour: 'c2', strength: 1 },
	'general-value': { colour: 'c8', strength: 0.86 },
	'general-develop': { colour: 'c8', strength: 0.68 },
	'general-keep': { colour: 'c8', strength: 0.5 },
	'general-win-back': { colour: 'c8', strength: 0.34 },
	champions: { colour: 'c1', strength: 1 },
	'loyal-customers': { colour: 'c1', strength: 0.84 },
	'potential-loyalists': { colour: 'c3', strength: 1 },
	'new-customers': { colour: 'c6', strength: 1 },
	promising: { colour: 'c6', strength: 0.66 },
	'needing-attention': { colour: 'c4', strength: 1 },
	'about-to-sleep': { colour: 'c4', strength: 0.6 },
	'at-risk': { colour: 'c2', strength: 1 },
	'cant-lose-them': { colour: 'c7', strength: 1 },
	hibernating: { colour: 'c8', strength: 0.7 },
	lost: { colour: 'c8', strength: 0.45 },
	others: { colour: 'c8', strength: 0.3 },
};

export function colourOf(id: string): ClassColour {
	return COLOURS[id] ?? { colour: 'c8', strength: 0.16 };
}
