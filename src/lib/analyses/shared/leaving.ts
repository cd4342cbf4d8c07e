const LEAVING =
	/^(leave|left|quit|exit|churn(ed)?|unsubscribed?|unfollow(ed)?|退群|退出|离开|退订|取关|流失)$/i;

/** Does a kind's name say that a member goes? */
export function isLeaving(kind: string): boolean {
	return LEAVING.test(kind);
}
