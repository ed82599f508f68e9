/** A browser asks for camera and place by itself. */
export async function acceptPrivacy(): Promise<boolean> {
  return true;
}
