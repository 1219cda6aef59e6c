export default (): void => undefined;
export const host = (): boolean => false;
