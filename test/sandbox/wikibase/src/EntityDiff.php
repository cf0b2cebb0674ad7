<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

/**
 * What changed between two states of an entity, and the same change made on a third state.
 *
 * An operation is one term, one alias, one sitelink or one whole statement. It applies only where the third state still
 * has the old value; the others are left out, and the caller compares the counts (as Wikibase does) to see a conflict.
 */
final class EntityDiff {
	private const MAPS = [ 'labels', 'descriptions', 'sitelinks', 'statements' ];

	/** @param list<array{string,string,mixed,mixed}> $operations part, key, old value or null, new value or null */
	private function __construct( public readonly array $operations ) {
	}

	public static function between( Entity $from, Entity $to ): self {
		$operations = [];
		foreach ( self::MAPS as $part ) {
			foreach ( $from->$part + $to->$part as $key => $unused ) {
				$old = $from->$part[$key] ?? null;
				$new = $to->$part[$key] ?? null;
				if ( $old !== $new && !self::same( $old, $new ) ) {
					$operations[] = [ $part, (string)$key, $old, $new ];
				}
			}
		}
		foreach ( $from->aliases + $to->aliases as $language => $unused ) {
			$old = $from->aliases[$language] ?? [];
			$new = $to->aliases[$language] ?? [];
			foreach ( array_diff( $old, $new ) as $text ) {
				$operations[] = [ 'aliases', (string)$language, $text, null ];
			}
			foreach ( array_diff( $new, $old ) as $text ) {
				$operations[] = [ 'aliases', (string)$language, null, $text ];
			}
		}
		return new self( $operations );
	}

	public function isEmpty(): bool {
		return $this->operations === [];
	}

	public function count(): int {
		return count( $this->operations );
	}

	/** Only the operations that can be made on $target. */
	public function applicableTo( Entity $target ): self {
		return new self( array_values( array_filter(
			$this->operations,
			static function ( array $operation ) use ( $target ): bool {
				[ $part, $key, $old, $new ] = $operation;
				if ( $part === 'aliases' ) {
					$present = in_array( $old ?? $new, $target->aliases[$key] ?? [], true );
					return $old === null ? !$present : $present;
				}
				return self::same( $target->$part[$key] ?? null, $old );
			}
		) ) );
	}

	/** $target with these operations made; $target itself stays. */
	public function appliedTo( Entity $target ): Entity {
		$result = clone $target;
		foreach ( $this->operations as [ $part, $key, $old, $new ] ) {
			if ( $part === 'aliases' ) {
				$kept = array_values( array_diff( $result->aliases[$key] ?? [], [ $old ] ) );
				$result->aliases[$key] = $new === null ? $kept : [ ...$kept, $new ];
				if ( $result->aliases[$key] === [] ) {
					unset( $result->aliases[$key] );
				}
			} elseif ( $new === null ) {
				unset( $result->{$part}[$key] );
			} else {
				$result->{$part}[$key] = $new;
			}
		}
		return $result;
	}

	/** Equal as JSON: the order of keys inside a value means nothing. */
	private static function same( mixed $one, mixed $other ): bool {
		return $one === $other || ( is_array( $one ) && is_array( $other ) && self::sorted( $one ) === self::sorted( $other ) );
	}

	private static function sorted( array $value ): array {
		if ( !array_is_list( $value ) ) {
			ksort( $value );
		}
		return array_map( static fn ( $part ) => is_array( $part ) ? self::sorted( $part ) : $part, $value );
	}
}
