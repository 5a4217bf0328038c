import type { MapProps } from '../MapLater';
export default function ResultMap(_: MapProps) {
  return <p>Carte</p>;
}
