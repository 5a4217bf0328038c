/** Where this telephone is, asked only when the person wants it. « latitude,longitude », to about ten metres. */
export function position(): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!('geolocation' in navigator)) {
      reject(new Error('Ce téléphone ne sait pas dire où il est. Écrivez plutôt une commune.'));
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve(`${coords.latitude.toFixed(4)},${coords.longitude.toFixed(4)}`),
      (refused) =>
        reject(
          new Error(
            refused.code === refused.PERMISSION_DENIED
              ? 'La position est refusée. Autorisez-la dans les réglages du navigateur, ou écrivez une commune.'
              : 'La position n’a pas été trouvée. Réessayez dehors, ou écrivez une commune.',
          ),
        ),
      { enableHighAccuracy: false, timeout: 10_000, maximumAge: 60_000 },
    );
  });
}
