<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

/**
 * An item, property or media info in memory. Terms are plain strings, statements are kept by id in the order of the page;
 * `fromArray` and `toArray` go to and from the JSON Wikibase stores and answers.
 */
final class Entity {
	public ?string $datatype = null;
	/** Id of the entity this one redirects to; everything else is empty then. */
	public ?string $redirect = null;
	/** @var array<string,string> by language */
	public array $labels = [];
	/** @var array<string,string> by language */
	public array $descriptions = [];
	/** @var array<string,list<string>> by language */
	public array $aliases = [];
	/** @var array<string,array> by statement id */
	public array $statements = [];
	/** @var array<string,array{site:string,title:string,badges:list<string>}> by site */
	public array $sitelinks = [];

	public function __construct( public readonly string $type, public ?string $id ) {
	}

	public static function redirect( EntityId $from, EntityId $to ): self {
		$entity = new self( $from->type, $from->text );
		$entity->redirect = $to->text;
		return $entity;
	}

	public static function fromJson( string $json ): self {
		return self::fromArray( json_decode( $json, true, 512, JSON_THROW_ON_ERROR ) );
	}

	public static function fromArray( array $data ): self {
		if ( isset( $data['redirect'] ) ) {
			return self::redirect( EntityId::parse( $data['entity'] ), EntityId::parse( $data['redirect'] ) );
		}
		$entity = new self( $data['type'], $data['id'] ?? null );
		$entity->datatype = $data['datatype'] ?? null;
		foreach ( $data['labels'] ?? [] as $language => $term ) {
			$entity->labels[(string)$language] = $term['value'];
		}
		foreach ( $data['descriptions'] ?? [] as $language => $term ) {
			$entity->descriptions[(string)$language] = $term['value'];
		}
		foreach ( $data['aliases'] ?? [] as $language => $terms ) {
			$entity->aliases[(string)$language] = array_column( $terms, 'value' );
		}
		foreach ( $data['claims'] ?? $data['statements'] ?? [] as $group ) {
			foreach ( $group as $statement ) {
				$entity->statements[$statement['id']] = $statement;
			}
		}
		foreach ( $data['sitelinks'] ?? [] as $site => $link ) {
			$entity->sitelinks[$site] = [ 'site' => $site, 'title' => $link['title'], 'badges' => $link['badges'] ?? [] ];
		}
		return $entity;
	}

	/** The array that is stored, and answered after {@see EntityShape} has added data types. Empty maps are `[]`. */
	public function toArray(): array {
		if ( $this->redirect !== null ) {
			return [ 'entity' => $this->id, 'redirect' => $this->redirect ];
		}
		$data = [ 'type' => $this->type ];
		if ( $this->type === 'property' ) {
			$data['datatype'] = $this->datatype;
		}
		$data += [ 'id' => $this->id ];
		$data['labels'] = self::terms( $this->labels );
		$data['descriptions'] = self::terms( $this->descriptions );
		if ( $this->type !== 'mediainfo' ) {
			$data['aliases'] = [];
			foreach ( $this->aliases as $language => $texts ) {
				$data['aliases'][$language] = array_map(
					static fn ( $text ) => [ 'language' => (string)$language, 'value' => $text ], $texts
				);
			}
		}
		$data[$this->type === 'mediainfo' ? 'statements' : 'claims'] = $this->statementsByProperty();
		if ( $this->type === 'item' ) {
			$data['sitelinks'] = $this->sitelinks;
		}
		return $data;
	}

	public function toJson(): string {
		return json_encode( $this->toArray(), JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR );
	}

	/** @return array<string,list<array>> in the order in which each property first appears */
	public function statementsByProperty(): array {
		$groups = [];
		foreach ( $this->statements as $statement ) {
			$groups[$statement['mainsnak']['property']][] = $statement;
		}
		return $groups;
	}

	/** Nothing but an id: such an item may become a redirect. */
	public function isEmpty(): bool {
		return !$this->labels && !$this->descriptions && !$this->aliases && !$this->statements && !$this->sitelinks;
	}

	public function equals( self $other ): bool {
		return $this->redirect === $other->redirect && EntityDiff::between( $this, $other )->isEmpty();
	}

	/** Takes everything away except what can never change: id and data type. */
	public function clear(): void {
		$this->labels = $this->descriptions = $this->aliases = $this->statements = $this->sitelinks = [];
	}

	/** @param array<string,string> $texts */
	private static function terms( array $texts ): array {
		$terms = [];
		foreach ( $texts as $language => $text ) {
			$terms[$language] = [ 'language' => (string)$language, 'value' => $text ];
		}
		return $terms;
	}
}
