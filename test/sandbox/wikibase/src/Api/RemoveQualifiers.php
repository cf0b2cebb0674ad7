<?php
declare( strict_types=1 );
namespace WikibaseStandIn\Api;

use WikibaseStandIn\Entity;
use WikibaseStandIn\Refusal;
use WikibaseStandIn\Summary;

/** action=wbremovequalifiers: takes qualifiers away by their hashes. */
final class RemoveQualifiers extends StatementModule {
	protected function ownParams(): array {
		return [ 'claim' => self::required(), 'qualifiers' => self::several( true ) ];
	}

	/** @throws Refusal */
	protected function answer( array $params ): void {
		$guid = $params['claim'];
		$this->answerRevision( $this->edit( $this->entityOf( $guid ), $params, static function ( Entity $entity ) use ( $params, $guid ): Summary {
			$statement = self::statement( $entity, $guid );
			$qualifiers = $statement['qualifiers'] ?? [];
			foreach ( $params['qualifiers'] as $hash ) {
				$removed = self::take( $qualifiers, $hash );
			}
			unset( $statement['qualifiers'], $statement['qualifiers-order'] );
			$kept = $qualifiers ? [ 'qualifiers' => $qualifiers, 'qualifiers-order' => array_keys( $qualifiers ) ] : [];
			$head = array_intersect_key( $statement, [ 'mainsnak' => 1, 'type' => 1 ] );
			$entity->statements[$guid] = $head + $kept + $statement;
			return self::summaryOf( 'wbremovequalifiers-remove', $removed );
		} ) );
	}

	/** Takes the snak with this hash out of $groups and gives it. */
	private static function take( array &$groups, string $hash ): array {
		foreach ( $groups as $property => $snaks ) {
			$place = array_search( $hash, array_column( $snaks, 'hash' ), true );
			if ( $place !== false ) {
				unset( $snaks[$place] );
				$removed = $groups[$property][$place];
				$groups[$property] = array_values( $snaks );
				$groups = array_filter( $groups );
				return $removed;
			}
		}
		throw Refusal::api( 'no-such-qualifier', [ $hash ] );
	}
}
