const JOINING =
	/^(join(ed)?|sign[-_ ]?up|signed up|register(ed)?|subscribed?|加入(社群)?|入群|进群|注册|关注)$/i;

/** Does the name of a kind of events sound like joining? A guess to begin with. */
export const isJoining = (kind: string): boolean => JOINING.test(kind);
